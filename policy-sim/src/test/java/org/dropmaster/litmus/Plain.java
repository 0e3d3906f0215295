package org.dropmaster.litmus;

/** A policy that does nothing wrong and counts what happens, for tests of the kernel around it. */
final class Plain {
  private Plain() {}

  /** Its text, with further fields of the device and further functions. */
  static String policy(String fields, String functions) {
    return """
        policy plain

        device { mutex lock; int released; int opens; %s }
        file { int number; }

        open(file f) __acquires(device)
        {
        	device.opens = device.opens + 1;
        	f.number = device.opens;
        	return 0;
        }

        release(file f) __releases(device)
        {
        	device.released = device.released + 1;
        }

        NOP(file f)
        {
        	return 0;
        }

        ALLOC(file f)
        {
        	bo *b;

        	b = alloc();
        	if (!b)
        		return -ENOMEM;
        	return handle_create(f, b);
        }

        FREE(file f, int h)
        {
        	return handle_delete(f, h);
        }

        EXPORT(file f, bo b)
        {
        	dmabuf *d;

        	d = dma_buf_export(b);
        	get(b);
        	return fd_install(d);
        }

        release(dmabuf d)
        {
        	put(d.bo);
        }

        mmap(file f, map m, bo b)
        {
        	return 0;
        }

        %s
        """
        .formatted(fields, functions);
  }

  /** With a fault handler and a release of buffers, for who asks for nothing else. */
  static String policy() {
    return policy("", FAULT + BO);
  }

  static final String FAULT =
      """

      fault(map m)
      {
      	return 0;
      }
      """;

  static final String BO =
      """

      release(bo b)
      {
      	flush(b);
      	scrub(b);
      	free(b);
      }
      """;
}
